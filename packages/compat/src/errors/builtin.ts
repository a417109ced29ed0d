/**
 * Python's own exceptions, as far as the old clients raise them. `name` is the Python class, `message` is `str(error)`.
 * A Python `TypeError` is JavaScript's own `TypeError`.
 */

/** The root of Python's exceptions, and what `ClientCompat` raises when it is not set up. */
export class Exception extends Error {
  static {
    this.prototype.name = "Exception"
  }
}

/** A value of the right type that makes no sense. */
export class ValueError extends Exception {
  static {
    this.prototype.name = "ValueError"
  }
}

/** A number that is too large, such as infinity where an integer belongs. */
export class OverflowError extends Exception {
  static {
    this.prototype.name = "OverflowError"
  }
}

/** A member that the value does not have. */
export class AttributeError extends Exception {
  static {
    this.prototype.name = "AttributeError"
  }
}

/** A key that a dict does not have; the message is the key's `repr`. */
export class KeyError extends Exception {
  static {
    this.prototype.name = "KeyError"
  }
}

/** A division by zero. */
export class ZeroDivisionError extends Exception {
  static {
    this.prototype.name = "ZeroDivisionError"
  }
}

/** Something the old client declares and never does. */
export class NotImplementedError extends Exception {
  static {
    this.prototype.name = "NotImplementedError"
  }
}

/** Data that is nested too deeply. */
export class RecursionError extends Exception {
  static {
    this.prototype.name = "RecursionError"
  }
}

/** Text that has no UTF-8, because it holds half of a surrogate pair. */
export class UnicodeEncodeError extends ValueError {
  static {
    this.prototype.name = "UnicodeEncodeError"
  }
}

/** Bytes that are no UTF-8. */
export class UnicodeDecodeError extends ValueError {
  static {
    this.prototype.name = "UnicodeDecodeError"
  }
}

/** Text that is no JSON, with the place of the mistake. */
export class JSONDecodeError extends ValueError {
  static {
    this.prototype.name = "JSONDecodeError"
  }
}

/** A failure of the operating system or the network. */
export class OSError extends Exception {
  static {
    this.prototype.name = "OSError"
  }
}

/** No answer in time. */
export class TimeoutError extends OSError {
  static {
    this.prototype.name = "TimeoutError"
  }
}
