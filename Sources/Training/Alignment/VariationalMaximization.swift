#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The maximization step: probabilities from expected counts under a symmetric Dirichlet prior.
///
/// Variational Bayes replaces `c(e, f) / c(e)` by `exp(digamma(c(e, f) + alpha)) / exp(digamma(sum of f of c(e, f) + alpha))`;
/// a small `alpha` takes probability from pairs of words that met by chance. The sum runs over the words `f` that occur
/// with `e` in at least one pair. Probabilities therefore sum to less than one.
///
/// Source: Riley, Gildea (2012), "Improving the IBM Alignment Models Using Variational Bayes".
struct VariationalMaximization: Sendable {
    /// The parameter of the prior.
    let alpha: Double

    /// Least probability, also of words that never occur together: large enough that products stay normal numbers.
    static let floor: Float = 1e-30

    /// Below this sum of count and alpha the result is under `floor` for every total of at least one.
    private static let negligible: Float = 0.0142

    /// Turns the counts of some rows into probabilities and sets the counts to zero.
    ///
    /// - Parameters:
    ///   - table: The table; rows outside `rows` are not touched.
    ///   - rows: The rows to do.
    func maximize(_ table: TranslationTable, rows: Range<Int>) {
        for row in rows {
            let start = row * table.columns
            let counts = table.counts[0] + start
            for shard in table.counts.dropFirst() {
                let other = shard + start
                for column in 0..<table.columns {
                    counts[column] += other[column]
                    other[column] = 0
                }
            }
            if !table.hasCompanions {
                var companions: Int32 = 0
                for column in 0..<table.columns where counts[column] > 0 { companions += 1 }
                table.companions[row] = companions
            }
            maximize(
                counts: counts, companions: Double(table.companions[row]), into: table.probabilities + start,
                columns: table.columns)
        }
    }

    private func maximize(
        counts: UnsafeMutablePointer<Float>, companions: Double, into probabilities: UnsafeMutablePointer<Float>,
        columns: Int
    ) {
        for column in 0..<columns { probabilities[column] = Self.floor }
        var total = 0.0
        for column in 0..<columns where counts[column] > 0 { total += Double(counts[column]) }
        guard total > 0 else { return }
        let scale = 1 / Self.exponentialOfDigamma(total + alpha * companions)
        let least = max(Self.negligible - Float(alpha), Float.leastNonzeroMagnitude)
        for column in 0..<columns where counts[column] >= least {
            let value = Float(Self.exponentialOfDigamma(Double(counts[column]) + alpha) * scale)
            probabilities[column] = max(value, Self.floor)
        }
        for column in 0..<columns { counts[column] = 0 }
    }

    /// `exp(digamma(x))` for `x > 0`.
    ///
    /// The argument is raised to at least 7 by `digamma(x) = digamma(x + 1) - 1 / x`, then the asymptotic series is used
    /// up to `x^-6`: relative error below 1e-9.
    static func exponentialOfDigamma(_ x: Double) -> Double {
        var argument = x
        var exponent = 0.0
        while argument < 7 {
            exponent -= 1 / argument
            argument += 1
        }
        let inverse = 1 / argument
        let square = inverse * inverse
        exponent -= inverse / 2 + square * (1.0 / 12 - square * (1.0 / 120 - square / 252))
        return argument * exp(exponent)
    }
}
