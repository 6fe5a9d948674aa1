"""What people have and do beside their messages: ways in, accounts, forms, appointments."""
