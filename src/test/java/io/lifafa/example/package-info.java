/** A Vert.x application of somebody else in the same cluster, as the documentation shows it. */
package io.lifafa.example;
