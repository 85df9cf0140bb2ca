"""The demo newsroom: a paper with stories in three languages, in every state."""
