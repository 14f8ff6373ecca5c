"""Answers for people and programs: text, JSON, CSV and the HTML picture. Nothing is calculated here."""
