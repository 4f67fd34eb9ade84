/** JSON Schema of the records, made of their components and their Javadoc. */
@NullMarked
package dev.patchcord.published.schema;

import org.jspecify.annotations.NullMarked;
