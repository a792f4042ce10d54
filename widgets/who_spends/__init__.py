"""The workbook on who spends what, panel by panel."""
