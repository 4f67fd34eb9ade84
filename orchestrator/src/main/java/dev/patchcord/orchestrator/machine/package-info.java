/** The only package that knows Spring Statemachine: built from the table, it chooses the row. */
@NullMarked
package dev.patchcord.orchestrator.machine;

import org.jspecify.annotations.NullMarked;
