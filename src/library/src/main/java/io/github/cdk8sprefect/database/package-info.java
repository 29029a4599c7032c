/** Where the server keeps its data: a PostgreSQL of ours, somebody else's, or SQLite for trying out. */
package io.github.cdk8sprefect.database;
