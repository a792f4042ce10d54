"""The Lester workbook, panel by panel."""
