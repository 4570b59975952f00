"""What a document tells to have happened."""
