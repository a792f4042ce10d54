"""The workbook on two groups: did it work?"""
