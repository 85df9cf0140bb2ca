"""What the public sees. No models, no admin."""
