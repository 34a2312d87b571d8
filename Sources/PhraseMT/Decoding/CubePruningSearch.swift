/// Stack search with cube pruning.
///
/// Source: Koehn, Och and Marcu (2003), "Statistical Phrase-Based Translation"; Huang and Chiang (2007), "Forest
/// Rescoring: Faster Decoding with Integrated Language Models", with the neighbours of a corner enumerated row by row,
/// so that no combination is met twice. Hypotheses stand in stacks by the number of pieces they cover. Ties are decided
/// by the order of creation: the same input gives the same output.
struct CubePruningSearch {
    private let options: OptionTable
    private let futures: FutureCosts
    private let languageModel: LanguageModelView
    private let model: TranslationModel
    private let pieces: PieceTable
    private let weights: FeatureWeights
    private let limits: DecodingOptions
    private let length: Int
    /// Every hypothesis ever made.
    private(set) var arena: [Hypothesis] = []
    /// Hypotheses that cover everything.
    private(set) var complete: [Int32] = []
    private var cubes: [[SearchCube]]
    private var recombination: RecombinationTable

    /// Searches one sentence.
    init(options: OptionTable, model: TranslationModel, weights: FeatureWeights, limits: DecodingOptions) {
        self.options = options
        self.model = model
        self.weights = weights
        // Rows and columns of cubes are counted in 16 bits.
        var limits = limits
        limits.popLimit = max(1, min(limits.popLimit, Int(Int16.max)))
        limits.distortionLimit = max(0, limits.distortionLimit)
        self.limits = limits
        length = options.length
        futures = FutureCosts(options)
        languageModel = model.languageModel.view
        pieces = model.targetPieces
        cubes = [[SearchCube]](repeating: [], count: length + 1)
        recombination = RecombinationTable(capacity: limits.popLimit)
        arena.reserveCapacity((length + 1) * limits.popLimit + 1)
    }

    /// Fills the stacks one after the other.
    mutating func run() {
        arena.append(
            Hypothesis(
                covered: 0, open: OpenWord.none, score: 0, total: futures[0, length], state: languageModel.beginState,
                previous: -1, option: -1, alternative: -1, end: 0, edge: .wordEnd, isOpenNonWord: false))
        var stack: [Int32] = [0]
        expand(&stack)
        for covered in 1..<max(length + 1, 1) {
            stack = fill(covered)
            if covered < length { expand(&stack) } else { complete = stack }
        }
        complete.sort { left, right in
            let first = arena[Int(left)].score
            let second = arena[Int(right)].score
            return first == second ? left < right : first > second
        }
    }

    /// Adds the cubes that begin at the hypotheses of a stack, grouped by coverage and end.
    private mutating func expand(_ stack: inout [Int32]) {
        stack.sort { left, right in
            let (first, second) = (arena[Int(left)], arena[Int(right)])
            if first.covered != second.covered { return first.covered < second.covered }
            if first.end != second.end { return first.end < second.end }
            return first.score == second.score ? left < right : first.score > second.score
        }
        var lower = 0
        while lower < stack.count {
            let head = arena[Int(stack[lower])]
            var upper = lower + 1
            while upper < stack.count {
                let next = arena[Int(stack[upper])]
                guard next.covered == head.covered, next.end == head.end else { break }
                upper += 1
            }
            addCubes(Array(stack[lower..<upper]), head)
            lower = upper
        }
    }

    private mutating func addCubes(_ group: [Int32], _ head: Hypothesis) {
        let best = head.score
        let future = head.total - head.score
        let end = Int(head.end)
        let size = head.covered.nonzeroBitCount
        var position = 0
        var firstGap = -1
        while position < length {
            guard head.covered & (1 << UInt128(position)) == 0 else {
                position += 1
                continue
            }
            let gapStart = position
            while position < length, head.covered & (1 << UInt128(position)) == 0 { position += 1 }
            let gapEnd = position
            if firstGap < 0 { firstGap = gapStart }
            for start in gapStart..<gapEnd where abs(start - end) <= limits.distortionLimit {
                for count in 1...min(options.width, gapEnd - start) {
                    let range = options.ranges[start * options.width + count - 1]
                    guard !range.isEmpty else { continue }
                    // Marks that end the sentence come last.
                    guard start == firstGap || start + count <= options.wall else { continue }
                    // The first gap must stay within reach.
                    guard start == firstGap || start + count - firstGap <= limits.distortionLimit else { continue }
                    let rest =
                        future - futures[gapStart, gapEnd] + futures[gapStart, start] + futures[start + count, gapEnd]
                    guard rest > -.infinity else { continue }
                    let distance = Float(abs(start - end)) * weights[.distortion]
                    let orientation: SearchCube.Orientation =
                        start == end ? .monotone : start < end ? .backward : .forward
                    let top = options.options[Int(range.lowerBound)]
                    cubes[size + count].append(
                        SearchCube(
                            group: group, options: range, orientation: orientation, future: rest, distance: distance,
                            top: best + top.estimate - distance + rest))
                }
            }
        }
    }

    /// Pops the best combinations into a stack.
    private mutating func fill(_ covered: Int) -> [Int32] {
        let entries = cubes[covered]
        cubes[covered] = []
        guard !entries.isEmpty else { return [] }
        recombination.removeAll()
        var stack: [Int32] = []
        stack.reserveCapacity(limits.popLimit)
        var heap = CornerHeap(entries.indices.map { corner($0, entries[$0], row: 0, column: 0) })
        var pops = 0
        while pops < limits.popLimit, let corner = heap.pop() {
            pops += 1
            let cube = entries[Int(corner.cube)]
            let made = extend(
                cube.group[Int(corner.row)], option: cube.options.lowerBound + Int32(corner.column), cube, covered)
            insert(made, &stack)
            if corner.column == 0, Int(corner.row) + 1 < cube.group.count {
                heap.push(self.corner(Int(corner.cube), cube, row: Int(corner.row) + 1, column: 0))
            }
            if Int(corner.column) + 1 < cube.options.count {
                heap.push(self.corner(Int(corner.cube), cube, row: Int(corner.row), column: Int(corner.column) + 1))
            }
        }
        return stack
    }

    private func corner(_ number: Int, _ cube: SearchCube, row: Int, column: Int) -> CornerHeap.Corner {
        let option = options.options[Int(cube.options.lowerBound) + column]
        let priority =
            arena[Int(cube.group[row])].score + option.estimate + cube.orientation.score(option) - cube.distance
            + cube.future
        return CornerHeap.Corner(
            priority: priority, cube: Int32(number), row: Int16(truncatingIfNeeded: row),
            column: Int16(truncatingIfNeeded: column))
    }

    /// The hypothesis that an option makes of another.
    private func extend(_ previous: Int32, option number: Int32, _ cube: SearchCube, _ covered: Int) -> Hypothesis {
        let from = arena[Int(previous)]
        let option = options.options[Int(number)]
        var state = from.state
        var probability: Float = 0
        for piece in option.target { probability += languageModel.score(piece, after: state, next: &state) }
        var score = from.score + option.score + cube.orientation.score(option) - cube.distance
        var open = option.openHash
        if option.beginsWord {
            if from.isOpenNonWord { score -= weights[.nonWord] }
            if from.edge == .insideWord { score -= weights[.glue] }
        } else {
            if from.edge == .wordEnd { score -= weights[.glue] }
            let whole = OpenWord.joined(from.open, option.prefixHash, option.prefixPower)
            if option.hasBreak {
                if model.isNonWord(whole) { score -= weights[.nonWord] }
            } else {
                open = whole
            }
        }
        let isNonWord = model.isNonWord(open)
        if covered == length {
            probability += languageModel.score(ReservedPiece.sentenceEnd, after: state, next: &state)
            if isNonWord { score -= weights[.nonWord] }
        }
        score += probability * weights[.languageModel]
        let mask = ((1 as UInt128) << UInt128(option.end - option.start) - 1) << UInt128(option.start)
        return Hypothesis(
            covered: from.covered | mask, open: open, score: score, total: score + cube.future, state: state,
            previous: previous, option: number, alternative: -1, end: option.end, edge: option.edge,
            isOpenNonWord: isNonWord)
    }

    /// Adds a hypothesis to a stack, or to the alternatives of one with the same future.
    private mutating func insert(_ hypothesis: Hypothesis, _ stack: inout [Int32]) {
        let number = Int32(arena.count)
        arena.append(hypothesis)
        guard let place = recombination.place(of: hypothesis, number, arena) else {
            recombination.append(number, hypothesis, at: stack.count)
            stack.append(number)
            return
        }
        let rival = stack[place]
        if hypothesis.score > arena[Int(rival)].score {
            arena[Int(number)].alternative = rival
            stack[place] = number
        } else {
            arena[Int(number)].alternative = arena[Int(rival)].alternative
            arena[Int(rival)].alternative = number
        }
    }
}
