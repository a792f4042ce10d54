"""The workbook on what free costs, panel by panel."""
