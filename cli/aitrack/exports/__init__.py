"""Answers as files for other programs: calendars, spreadsheets, databases, pages, pictures."""
