"""Many submissions at once: finding them, checking them in worker processes, remembering what is done."""
