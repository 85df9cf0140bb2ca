"""Faults brought about on purpose: a real server killed, its disk filled, its clock waited for."""
