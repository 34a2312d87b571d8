/// Gradient ascent with Adam.
///
/// Source: Kingma and Ba (2015), "Adam: A Method for Stochastic Optimization", with the rate falling geometrically.
struct AdamOptimizer {
    var steps = 120
    var firstRate = 0.03
    var lastRate = 0.003
    /// Weight of w² in what is subtracted from the objective.
    var decay = 0.02
    /// Weight of (w - start)².
    var proximity = 0.1

    /// Weights that make an objective large.
    ///
    /// - Parameters:
    ///   - start: Where to begin and what to stay near.
    ///   - objective: Value and gradient.
    /// - Returns: The weights after the last step.
    func maximize(from start: [Float], _ objective: ([Float]) -> (score: Double, gradient: [Double])) -> [Float] {
        var weights = start.map(Double.init)
        var mean = [Double](repeating: 0, count: start.count)
        var square = [Double](repeating: 0, count: start.count)
        var meanScale = 1.0
        var squareScale = 1.0
        let ratio = lastRate / firstRate
        for step in 0..<steps {
            let gradient = objective(weights.map(Float.init)).gradient
            let rate =
                firstRate
                * Logarithm.exponential(
                    Logarithm.natural(ratio) * Double(step) / Double(max(steps - 1, 1)))
            meanScale *= 0.9
            squareScale *= 0.999
            for index in weights.indices {
                let slope =
                    gradient[index] - 2 * decay * weights[index]
                    - 2 * proximity * (weights[index] - Double(start[index]))
                mean[index] = 0.9 * mean[index] + 0.1 * slope
                square[index] = 0.999 * square[index] + 0.001 * slope * slope
                weights[index] +=
                    rate * (mean[index] / (1 - meanScale)) / ((square[index] / (1 - squareScale)).squareRoot() + 1e-8)
            }
        }
        return weights.map(Float.init)
    }
}
