"""Who acts and speaks: mentions, joined within a report, pronouns resolved."""
