"""What a message may hold: attachments, templates, buttons, quick replies, utility templates."""
