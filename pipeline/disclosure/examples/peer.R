# What sdcTable suppresses in the table that `compare` writes: `Rscript peer.R t.csv [METHOD]`.
#
# sdcTable is on CRAN and not in Debian; here it was built from its sources, with SSBtools,
# sdcHierarchies and highs.
suppressMessages(library(sdcTable))
suppressMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)
method <- if (length(arguments) > 1) arguments[2] else "SIMPLEHEURISTIC"
all <- fread(arguments[1])
m <- sort(unique(all$measure))
whole_measure <- m[3]
inner <- all[measure != whole_measure & year != "all" & grepl("^place", scope)]
places <- hier_create("nation", unique(inner$area))
for (r in unique(inner$area)) places <- hier_add(places, r, unique(inner[area == r]$scope))
measures <- hier_create(whole_measure, m[1:2])
dimensions <- list(scope = places, measure = measures)
if (length(unique(all$year)) > 1) {
    dimensions$year <- hier_create("all", setdiff(unique(all$year), "all"))
}
inner[, contributors := as.numeric(contributors)]
inner[, amount := as.numeric(amount)]
problem <- makeProblem(
    data = inner, dimList = dimensions, freqVarInd = "contributors", numVarInd = "amount"
)
for (status in c("u", "z")) {
    of <- if (status == "u") all[fails == 1] else all[amount == 0]
    if (nrow(of) == 0) next
    of <- as.data.frame(of[, names(dimensions), with = FALSE])
    problem <- change_cellstatus(problem, specs = of, rule = status)
}
started <- Sys.time()
done <- protectTable(problem, method = method, verbose = FALSE)
took <- as.numeric(Sys.time() - started, units = "secs")
result <- as.data.table(getInfo(done, type = "finalData"))
cat(method, ": ", sum(result$sdcStatus %in% c("u", "x")), " suppressed, ",
    sum(result$sdcStatus == "x"), " beside others, ", round(took, 1), " s\n", sep = "")
