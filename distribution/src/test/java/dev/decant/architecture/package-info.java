/** The rules of who may see whom. */
package dev.decant.architecture;
