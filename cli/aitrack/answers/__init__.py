"""What a view can show, worked out from a store and a day; nothing here reads a file or prints."""
