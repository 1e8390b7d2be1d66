"""The demo library of the fictional 示例县: its content, and what builds files from it."""
