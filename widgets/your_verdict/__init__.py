"""The verdict workbook, panel by panel."""
