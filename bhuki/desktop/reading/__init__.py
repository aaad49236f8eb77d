"""“I read it so”: a foreign sheet as it was understood, and how to put that right."""
