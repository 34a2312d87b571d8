import Testing

@testable import Training

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

struct VariationalMaximizationTests {
    /// Digamma: Abramowitz and Stegun (1964), 6.3.2, 6.3.3 and table 6.1.
    @Test(arguments: [
        (1, -0.5772156649015329), (0.5, -1.9635100260214235), (2, 0.4227843350984671), (10, 2.251752589066721),
        (0.01, -100.56088545786867),
    ])
    func exponentialOfDigamma(argument: Double, digamma: Double) {
        let value = VariationalMaximization.exponentialOfDigamma(argument)
        #expect(abs(value / exp(digamma) - 1) < 1e-8)
    }

    // Counts 1 and 2 of three words, alpha 1: two words occur, so the total is 3 + 2 = 5. With digamma(n + 1) = H(n) - gamma:
    // digamma(2) - digamma(5) = 1 - 25/12 = -13/12 and digamma(3) - digamma(5) = 3/2 - 25/12 = -7/12.
    @Test func handComputedRow() {
        let table = TranslationTable(conditioningVocabulary: 1, generatedVocabulary: 3)
        table.counts[0][0] = 1
        table.counts[0][2] = 0.5
        table.counts[1][2] = 1.5
        VariationalMaximization(alpha: 1).maximize(table, rows: 0..<2)
        #expect(abs(table.probability(of: 0, given: 0) - Float(exp(-13.0 / 12))) < 1e-6)
        #expect(table.probability(of: 1, given: 0) == VariationalMaximization.floor)
        #expect(abs(table.probability(of: 2, given: 0) - Float(exp(-7.0 / 12))) < 1e-6)
        for column in 0..<3 {
            #expect(table.counts[0][column] == 0)
            #expect(table.counts[1][column] == 0)
            #expect(table.probability(of: column, given: table.nullRow) == VariationalMaximization.floor)
        }
    }

    // A word that once had two companions keeps both in the total, 2 + 2 * 1: digamma(3) - digamma(4) = -1/3.
    @Test func companionsAreCountedOnce() {
        let table = TranslationTable(conditioningVocabulary: 1, generatedVocabulary: 3)
        let maximization = VariationalMaximization(alpha: 1)
        table.counts[0][0] = 1
        table.counts[1][1] = 1
        maximization.maximize(table, rows: 0..<2)
        table.hasCompanions = true
        table.counts[0][0] = 2
        maximization.maximize(table, rows: 0..<2)
        #expect(abs(table.probability(of: 0, given: 0) - Float(exp(-1.0 / 3))) < 1e-6)
        #expect(table.probability(of: 1, given: 0) == VariationalMaximization.floor)
    }

    @Test func smallAlphaStarvesRareCompanions() {
        let table = TranslationTable(conditioningVocabulary: 1, generatedVocabulary: 2)
        table.counts[0][0] = 9.9
        table.counts[0][1] = 0.1
        VariationalMaximization(alpha: 0.01).maximize(table, rows: 0..<1)
        #expect(table.probability(of: 0, given: 0) > 0.9)
        #expect(table.probability(of: 1, given: 0) < 1e-4)
    }
}
