"""Waits until the database is at the revision of this version of Prefect, which the migration Job brings it to."""

import asyncio
import sys
import time

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from prefect.server.database.alembic_commands import alembic_config
from prefect.server.database.dependencies import provide_database_interface

LIMIT_SECONDS = 600
PAUSE_SECONDS = 5


def say(sentence):
    print(sentence, flush=True)


def revisions_of_this_version(database):
    config = alembic_config()
    config.set_main_option("version_locations", str(database.orm.versions_dir))
    scripts = ScriptDirectory.from_config(config)
    return scripts.get_current_head(), {each.revision for each in scripts.walk_revisions()}


async def revision_of(database):
    engine = await database.engine()
    async with engine.connect() as connection:
        heads = await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_heads())
    return heads[0] if heads else None


async def main():
    database = provide_database_interface()
    wanted, known = revisions_of_this_version(database)
    until = time.monotonic() + LIMIT_SECONDS
    state = None
    while True:
        before = state
        try:
            found = await revision_of(database)
            if found == wanted:
                say(f"The database is at revision {wanted}.")
                return 0
            if found is not None and found not in known:
                say(f"The database is at revision {found}, which this version of Prefect does not know: it is newer.")
                return 0
            state = f"The database is at revision {found or 'none'} and this version of Prefect needs {wanted}"
        except Exception as error:  # The driver's own, which differ, and the password may be in their text.
            state = f"The database does not answer ({type(error).__name__})"
        if time.monotonic() > until:
            say(f"{state}. Gave up after {LIMIT_SECONDS} seconds; the log of the migration Job says why.")
            return 1
        if state != before:
            say(f"{state}: waiting for the migration Job.")
        await asyncio.sleep(PAUSE_SECONDS)


sys.exit(asyncio.run(main()))
