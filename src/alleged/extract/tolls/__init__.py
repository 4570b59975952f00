"""How many were killed, injured, taken or driven out, as a document has it."""
