"""The command line itself: reading an ordinary one, running it, help that is kept, completion."""
