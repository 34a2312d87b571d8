import Testing
import Training

struct SymmetrizationTests {
    /// Alignments of both directions and the links expected of them, written "source-target".
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        /// Source position of each target position.
        let forward: [Int16]
        /// Target position of each source position.
        let backward: [Int16]
        let intersection: String
        let union: String
        let growDiagFinalAnd: String
    }

    /// In the drawings rows are source words: `#` both directions, `f` forward only, `b` backward only.
    static let cases = [
        Case(testDescription: "empty", forward: [], backward: [], intersection: "", union: "", growDiagFinalAnd: ""),
        Case(
            testDescription: "one side empty", forward: [-1, -1], backward: [], intersection: "", union: "",
            growDiagFinalAnd: ""),
        Case(
            testDescription: "no links", forward: [-1, -1], backward: [-1], intersection: "", union: "",
            growDiagFinalAnd: ""),
        Case(
            testDescription: "both agree", forward: [0, 1, 2], backward: [0, 1, 2], intersection: "0-0 1-1 2-2",
            union: "0-0 1-1 2-2", growDiagFinalAnd: "0-0 1-1 2-2"),
        //  # f .
        //  . . #
        Case(
            testDescription: "grows beside a link", forward: [0, 0, 1], backward: [0, 2], intersection: "0-0 1-2",
            union: "0-0 0-1 1-2", growDiagFinalAnd: "0-0 0-1 1-2"),
        //  f . .
        //  . f .
        //  . . #   growing against the order of the scan takes further scans
        Case(
            testDescription: "grows back along the diagonal", forward: [0, 1, 2], backward: [-1, -1, 2],
            intersection: "2-2", union: "0-0 1-1 2-2", growDiagFinalAnd: "0-0 1-1 2-2"),
        //  # f
        //  . b     the upright neighbour comes before the diagonal one, which would leave it without a free word
        Case(
            testDescription: "upright neighbours first", forward: [0, 0], backward: [0, 1], intersection: "0-0",
            union: "0-0 0-1 1-1", growDiagFinalAnd: "0-0 0-1 1-1"),
        //  # . . .
        //  . . . .
        //  . . . .
        //  . . . f  no neighbour, both words free
        Case(
            testDescription: "final adds a link of two free words", forward: [0, -1, -1, 3], backward: [0, -1, -1, -1],
            intersection: "0-0", union: "0-0 3-3", growDiagFinalAnd: "0-0 3-3"),
        //  # . . f  no neighbour, the source word has a link
        Case(
            testDescription: "final needs both words free", forward: [0, -1, -1, 0], backward: [0],
            intersection: "0-0", union: "0-0 0-3", growDiagFinalAnd: "0-0"),
        //  . . b . f
        Case(
            testDescription: "final takes forward links first", forward: [-1, -1, -1, -1, 0], backward: [2],
            intersection: "", union: "0-2 0-4", growDiagFinalAnd: "0-4"),
        //  . f . .
        //  . . . .
        //  f . . .
        //  . . . b  forward links by source, then the backward link
        Case(
            testDescription: "final takes backward links too", forward: [2, 0, -1, -1], backward: [-1, -1, -1, 3],
            intersection: "", union: "0-1 2-0 3-3", growDiagFinalAnd: "0-1 2-0 3-3"),
    ]

    @Test(arguments: cases)
    func joins(_ row: Case) {
        #expect(text(.intersection, row) == row.intersection)
        #expect(text(.union, row) == row.union)
        #expect(text(.growDiagFinalAnd, row) == row.growDiagFinalAnd)
    }

    @Test func growsOverMoreThan64Words() {
        let links = Symmetrization.growDiagFinalAnd.links(
            forward: [Int16](repeating: 0, count: 130), backward: [64])
        #expect(links == (0..<130).map { AlignmentLink(source: 0, target: $0) })
    }

    private func text(_ symmetrization: Symmetrization, _ row: Case) -> String {
        symmetrization.links(forward: row.forward, backward: row.backward)
            .map { "\($0.source)-\($0.target)" }.joined(separator: " ")
    }
}
