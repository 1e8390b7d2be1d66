"""What Alembic runs: always within the transaction that ``migrations.upgrade`` was given.

The tables are not imported: a version says what it changes by itself, and the database, which the
tables need, is what asks for the versions.
"""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
