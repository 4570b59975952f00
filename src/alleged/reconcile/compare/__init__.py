"""How alike two events are in one respect: each function gives -1 (cannot be one) to 1 (alike), 0 where nothing can be said."""
