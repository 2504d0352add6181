"""Korean policy dates: from the notation as printed to days, and back to words."""
