"""The ledger: reports taken in, read, kept, and reconciled into incidents."""
