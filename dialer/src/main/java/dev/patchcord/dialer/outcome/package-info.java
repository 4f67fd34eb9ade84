/** Telling how commands went: records that are kept until Kafka has them. */
@NullMarked
package dev.patchcord.dialer.outcome;

import org.jspecify.annotations.NullMarked;
