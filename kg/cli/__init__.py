"""The command line: parse, call the door, hand the answer to a view. Nothing is worked out here."""
