import PhraseMT
import Training

/// Interpolated modified Kneser-Ney over dictionaries, straight from the formulas: what the estimator is compared with.
struct BackoffReference {
    private let order: Int
    private let vocabularySize: Int
    private let minimum: [Int]
    private var occurrences: [[UInt16]: Int] = [:]
    private var adjusted: [[UInt16]: Int] = [:]
    private var children: [[UInt16]: [UInt16]] = [:]
    private var discounts: [KneserNeyDiscounts] = []

    init(_ sentences: [[UInt16]], order: Int, vocabularySize: Int, minimum: [Int]) {
        self.order = order
        self.vocabularySize = vocabularySize
        self.minimum = minimum
        for sentence in sentences {
            let padded = [1] + sentence + [2]
            for size in 1...order {
                for start in stride(from: 0, through: padded.count - size, by: 1) {
                    occurrences[Array(padded[start..<start + size]), default: 0] += 1
                }
            }
        }
        var predecessors: [[UInt16]: Int] = [:]
        for gram in occurrences.keys where gram.count > 1 { predecessors[Array(gram.dropFirst()), default: 0] += 1 }
        for (gram, count) in occurrences {
            adjusted[gram] = gram.count == order || gram[0] == 1 ? count : predecessors[gram] ?? 0
            if gram != [1] { children[Array(gram.dropLast()), default: []].append(gram[gram.count - 1]) }
        }
        for size in 1...order {
            let counts = (1...4).map { wanted in
                adjusted.count { $0.key.count == size && $0.key != [1] && $0.value == wanted }
            }
            discounts.append(KneserNeyDiscounts(countsOfCounts: counts))
        }
    }

    /// p(token | context), the context being all that came before, with its mark.
    func probability(_ token: UInt16, after context: [UInt16]) -> Double {
        let context = Array(context.suffix(order - 1))
        let lower =
            context.isEmpty
            ? 1 / Double(vocabularySize - 1) : probability(token, after: Array(context.dropFirst()))
        let size = context.count + 1
        let discount = discounts[size - 1].values
        var total = 0.0
        var kept = 0.0
        var own = 0.0
        for child in children[context] ?? [] {
            let gram = context + [child]
            let count = adjusted[gram] ?? 0
            total += Double(count)
            guard size == 1 || (occurrences[gram] ?? 0) >= minimum[size - 1] else { continue }
            let value = Double(count) - discount[min(count, 3) - 1]
            kept += value
            if child == token { own = value }
        }
        guard total > 0 else { return lower }
        return (own + (total - kept) * lower) / total
    }
}
