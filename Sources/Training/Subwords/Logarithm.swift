#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Functions of the C library and the digamma function, in one place so that every stage rounds alike.
enum Logarithm {
    /// The natural logarithm.
    @inline(__always) static func natural(_ value: Double) -> Double { log(value) }

    /// The exponential function.
    @inline(__always) static func exponential(_ value: Double) -> Double { exp(value) }

    /// The digamma function for positive arguments, by recurrence and the asymptotic series (Abramowitz and Stegun
    /// 6.3.18); error below 1e-12.
    static func digamma(_ value: Double) -> Double {
        var argument = value
        var result = 0.0
        while argument < 7 {
            result -= 1 / argument
            argument += 1
        }
        let square = 1 / (argument * argument)
        let tail = 1.0 / 132 - square * 691.0 / 32760
        let series =
            square * (1.0 / 12 - square * (1.0 / 120 - square * (1.0 / 252 - square * (1.0 / 240 - square * tail))))
        return result + log(argument) - 0.5 / argument - series
    }
}
