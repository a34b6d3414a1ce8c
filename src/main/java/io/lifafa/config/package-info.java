/**
 * The configuration: one immutable typed record per stage, each with the table of its keys ({@code KEYS}). The types of the
 * keys check single values when they are read; the constructors check what values must be beside each other.
 *
 * <p>Read once at the start, from weak to strong: the defaults of the table, a file, the environment, the command line.
 * Thread rule: immutable.
 */
package io.lifafa.config;
