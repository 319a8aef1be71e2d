/** Which series there are, which of them a lane sends, and under which names: filters and renaming, as configured. */
package badger.core.rule;
