"""Schedules, what a day announces, how it is delivered, and what starts it."""
