/** The small language that picks calls out of many: {@code state=FALLBACK and attempts>1}. */
@NullMarked
package dev.patchcord.orchestrator.query;

import org.jspecify.annotations.NullMarked;
