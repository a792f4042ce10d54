"""The workbook on which channels deserve one's hours, panel by panel."""
