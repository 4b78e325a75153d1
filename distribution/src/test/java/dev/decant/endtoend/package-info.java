/** The whole program on small synthetic recordings: configuration to table, killed and resumed, twice the same bits. */
package dev.decant.endtoend;
