"""The workbook that asks why one is there at all, panel by panel."""
