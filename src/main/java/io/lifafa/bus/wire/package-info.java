/**
 * The binary form that values take between nodes, derived from their types.
 *
 * <p>{@link io.lifafa.bus.wire.WireType} is one type's form, made once from the components of its record. Within a node
 * nothing is encoded. Thread rule: types are immutable and may be used from any thread; {@code WireOutput} and
 * {@code WireInput} belong to one.
 */
package io.lifafa.bus.wire;
