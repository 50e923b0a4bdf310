# Estimates for all cases, by R's survey package, from the cases themselves.
#
#     Rscript estimates.R cases.csv > r.csv
#
# cases.csv is written by `figures.py --estimates-cases`. Strata and pools are put together here
# again (measures.md, Estimates); total and standard error are survey::svytotal's, with fpc.
# No stratum ever has a single observation (the last pool has two or joins another), so
# survey.lonely.psu stays at its default, which stops the run: that would be a fault to see.

suppressPackageStartupMessages(library(survey))

POOL_BELOW <- 5
NONZERO_NEEDED <- 20

#' The first number of a band (`20-99`, `250+`): the order of bands.
band_position <- function(band) as.numeric(sub("[^0-9].*$", "", band))

#' Observed values in each stratum.
observed_by <- function(cases, stratum) tapply(!is.na(cases$observed), stratum, sum)

#' One label a case: its stratum, or the pool that its stratum joined. NULL: no estimate.
pool_strata <- function(cases) {
  wider <- list(
    paste("centre", cases$region, cases$centre, sep = "\r"),
    paste("region", cases$region, sep = "\r"),
    rep("national", nrow(cases))
  )
  stratum <- paste("stratum", cases$region, cases$centre, cases$band, sep = "\r")
  for (pool in wider) {
    is_small <- observed_by(cases, stratum)[stratum] < POOL_BELOW
    stratum[is_small] <- pool[is_small]
  }
  if (any(stratum == "national") && observed_by(cases, stratum)[["national"]] < 2) {
    host <- largest_stratum(cases, stratum)
    if (is.null(host)) return(NULL)
    stratum[stratum == "national"] <- host
  }
  stratum
}

#' The stratum or pool with the most observed values, then cases, then first by region, centre, band.
#' A pool goes before the strata of its own region or centre.
largest_stratum <- function(cases, stratum) {
  others <- setdiff(unique(stratum), "national")
  if (length(others) == 0) return(NULL)
  parts <- strsplit(others, "\r", fixed = TRUE)
  part <- function(i) vapply(parts, function(p) if (length(p) >= i) p[[i]] else "", "")
  band <- band_position(part(4))
  band[part(1) != "stratum"] <- -1
  order_by <- order(
    -observed_by(cases, stratum)[others], -table(stratum)[others],
    part(2), part(3), band,
    method = "radix"
  )
  others[order_by][[1]]
}

#' Estimate, se, df and interval of one measure in one scope.
estimate <- function(cases) {
  none <- c(estimate = NA, se = NA, df = NA, low = NA, high = NA)
  released <- sum(cases$released, na.rm = TRUE)
  cases <- cases[is.na(cases$released), ]
  if (nrow(cases) == 0) return(none)
  cases$stratum <- pool_strata(cases)
  if (is.null(cases$stratum)) return(none)
  cases$size <- as.numeric(table(cases$stratum)[cases$stratum])
  observed <- cases[!is.na(cases$observed), ]
  design <- svydesign(ids = ~1, strata = ~stratum, fpc = ~size, data = observed)
  total <- svytotal(~observed, design)
  value <- coef(total)[[1]] + released
  se <- SE(total)[[1]]
  df <- degf(design)
  low <- high <- NA
  if (sum(observed$observed != 0) >= NONZERO_NEEDED) {
    half <- qt(0.975, df) * se
    low <- max(value - half, sum(observed$observed) + released)
    high <- value + half
  }
  c(estimate = value, se = se, df = df, low = low, high = high)
}

#' Text with 12 significant digits; empty where there is no value.
as_text <- function(x) ifelse(is.na(x), "", sprintf("%.12g", x))

main <- function(path) {
  cases <- read.csv(
    path,
    colClasses = c(rep("character", 5), "numeric", "numeric"),
    na.strings = "", encoding = "UTF-8"
  )
  # a missing region or band is a stratum like any other
  for (column in c("region", "band")) cases[[column]][is.na(cases[[column]])] <- ""
  groups <- split(cases, paste(cases$scope, cases$measure, sep = ","))
  cat("scope,measure,estimate,se,df,low,high\n")
  for (key in sort(names(groups), method = "radix")) {
    cat(key, ",", paste(as_text(estimate(groups[[key]])), collapse = ","), "\n", sep = "")
  }
}

main(commandArgs(trailingOnly = TRUE)[[1]])
