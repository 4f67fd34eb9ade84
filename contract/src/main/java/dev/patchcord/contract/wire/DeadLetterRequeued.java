package dev.patchcord.contract.wire;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * A dead letter whose record was put back to its topic by a person's command. Stands on the topic
 * of the letters, under the letter's key and in the transaction that put the record back.
 *
 * @param letter partition and offset of the letter, for example {@code 3:41}
 * @param at when
 * @param by who, as the computer of the person knows them
 * @param topic where the record was put
 * @param partition where it was put
 */
@JsonTypeName("patchcord.dead-letter-requeued.v1")
public record DeadLetterRequeued(
    String letter, Instant at, String by, String topic, int partition) {}
