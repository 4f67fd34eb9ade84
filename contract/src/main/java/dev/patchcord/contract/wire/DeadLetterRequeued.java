package dev.patchcord.contract.wire;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter whose record was put back to its topic by a person. Stands on the topic of the
 * letters, under the letter's key and in the transaction that put the record back.
 *
 * @param letter partition and offset of the letter, for example {@code 3:41}
 * @param at when
 * @param by who, as the person's computer, or the ingress, knows them
 * @param topic where the record was put
 * @param partition where it was put
 * @param why in that person's words; null where nobody said
 */
@JsonTypeName("patchcord.dead-letter-requeued.v1")
public record DeadLetterRequeued(
    String letter, Instant at, String by, String topic, int partition, @Nullable String why) {}
