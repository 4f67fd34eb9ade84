/** Many mixed calls with seeded faults, and a report whether every promise was kept. */
@NullMarked
package dev.patchcord.sandbox.soak;

import org.jspecify.annotations.NullMarked;
