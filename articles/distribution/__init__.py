"""Telling others of what is public now: WebSub hubs, IndexNow, channels on Telegram."""
