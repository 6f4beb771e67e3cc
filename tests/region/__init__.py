"""A made-up region: some hundreds of submissions of every kind in one folder, checked, stopped and taken up again."""
